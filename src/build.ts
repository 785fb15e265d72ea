/** `npm run build`: builds everything that is served and printed, unless there is a build of these sources. */
import { useBuild } from '#server/build/builds.ts';

const say = (text: string): void => console.log(text);

useBuild(say).then(
	(folder) => say(`The build is in ${folder}`),
	(error: unknown) => {
		console.error(error instanceof Error ? error.message : String(error));
		process.exitCode = 1;
	}
);
