import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { apiParameters } from './api-parameters.ts';
import { refusalShape } from './answer-parts.ts';
import { API_ROUTES, type ApiRoute } from './api-routes.ts';

type Description = Readonly<Record<string, unknown>>;

function schemaOf(shape: GenericSchema): Description {
	const schema = toJsonSchema(shape, { errorMode: 'throw', target: 'draft-2020-12' });
	// OpenAPI 3.1 says it once for the whole description.
	return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema'));
}

const content = (schema: Description): Description => ({ 'application/json': { schema } });

const edits: readonly Description[] = [
	['w', 'Weight of an indicator, 0 to 100: `w.fuel-price=40`.'],
	['p', 'Polarity of an indicator, 1 or -1: `p.fuel-price=-1`.'],
	['x', 'A what-if value in place of a figure: `x.fuel-price=1.2`.']
].map(([name, description]) => ({
	name,
	in: 'query',
	description: `${description ?? ''} The name is followed by a point and the indicator’s id.`,
	required: false,
	style: 'form',
	explode: true,
	schema: { type: 'object', additionalProperties: { type: 'number' } }
}));

function operationOf({ name, words, parameters, shape, edits: isEditable }: ApiRoute): Description {
	const own = parameters.map((parameter) => {
		const { words: description, schema } = apiParameters[parameter];
		return { name: parameter, in: 'query', required: false, description, schema };
	});
	const refused = (description: string): Description => ({
		description,
		content: content({ $ref: '#/components/schemas/Refusal' })
	});
	return {
		operationId: name,
		summary: words,
		parameters: [...own, ...(isEditable ? edits : [])],
		responses: {
			200: { description: words, content: content(schemaOf(shape)) },
			...(parameters.length > 0 ? { 400: refused('The address can’t be read as it stands.') } : {}),
			503:
				name === 'health'
					? { description: 'There is no board to show.', content: content(schemaOf(shape)) }
					: refused('There is no board to show, or too many ask.')
		}
	};
}

/** What is described, and where it stands. */
interface DescribedApi {
	/** Of the watch. */
	readonly title: string;
	/** Of the program. */
	readonly version: string;
	/** The site's own name, with the folder that a copy stands in. */
	readonly site: string;
	/** Of a published copy its day, such as `2026-11-22`; null on a server. */
	readonly copyOf: string | null;
}

const GENERAL =
	'Read-only. Numbers are unrounded, null where there is none. Names and meanings change only with a new major version; fields may be added.';

/** A copy answers with files: each for its own day and for what the watch begins with, and none while it is asked. */
const copyWords = (day: string): string =>
	`This is a published copy of ${day}: every address is a file and takes no parameters, so each gives that day through the scenario that the watch begins with. Files for other scenarios stand in folders, as the copy’s pages link them; edits and health are the live watch’s alone.`;

/** The API described in OpenAPI 3.1, from the shapes of its answers. */
export function openApiOf({ title, version, site, copyOf }: DescribedApi): Description {
	const isCopy = copyOf !== null;
	const routes = isCopy
		? API_ROUTES.filter(({ answer }) => answer !== null).map((route) => ({
				...route,
				parameters: [],
				edits: false
			}))
		: API_ROUTES;
	return {
		openapi: '3.1.0',
		info: {
			title: `${title}: API`,
			version,
			description: isCopy ? `${copyWords(copyOf)} ${GENERAL}` : GENERAL
		},
		servers: [{ url: site }],
		paths: Object.fromEntries(
			routes.map((route) => [`/api/${route.name}${isCopy ? '.json' : ''}`, { get: operationOf(route) }])
		),
		components: { schemas: { Refusal: schemaOf(refusalShape) } }
	};
}
