import type { Watch } from '#parse';

/** A request for a data file; its parameters are in the address. */
export interface FileRequest {
	readonly locals: Pick<App.Locals, 'current' | 'today' | 'site'>;
	readonly url: URL;
}

export interface WatchFileRequest extends FileRequest {
	readonly watch: Watch;
}
