/**
 * What a copy's pages can't say of themselves, as headers: each page names its own scripts and styles by their hashes in
 * a policy inside it, and both hold.
 */
const headers: readonly (readonly [name: string, value: string])[] = [
	[
		'Content-Security-Policy',
		"object-src 'none'; base-uri 'none'; form-action 'self'; connect-src 'self'; frame-ancestors 'none'"
	],
	['X-Content-Type-Options', 'nosniff'],
	['X-Frame-Options', 'DENY'],
	['Referrer-Policy', 'same-origin'],
	['Cross-Origin-Opener-Policy', 'same-origin'],
	['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()']
];
/** Of data for other programs, and of pictures: pages of other sites may read them, as on a server that nobody can change. */
const open: readonly (readonly [name: string, value: string])[] = [
	['Access-Control-Allow-Origin', '*'],
	['Cross-Origin-Resource-Policy', 'cross-origin']
];
const OPEN_ENDINGS = ['json', 'csv', 'svg', 'png', 'zip', 'ics', 'jsonld', 'bib', 'ris', 'atom'];
const LASTING = ['Cache-Control', 'public, max-age=31536000, immutable'] as const;

/** `_headers`, as Netlify and Cloudflare Pages read it. */
function headersFile(base: string): string {
	const rules: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
		[`${base}/*`, headers],
		[`${base}/_app/immutable/*`, [LASTING]],
		...OPEN_ENDINGS.map((ending) => [`${base}/*.${ending}`, open] as const)
	];
	return rules
		.map(([path, own]) => [path, ...own.map(([name, value]) => `  ${name}: ${value}`), ''].join('\n'))
		.join('\n');
}

/** All of a copy's files: a list of one's own takes the place of the host's, which lacks some. */
const fileTypes: readonly (readonly [type: string, endings: string])[] = [
	['text/html', 'html'],
	['text/css', 'css'],
	['text/javascript', 'js'],
	['text/plain', 'txt bib ris'],
	['text/csv', 'csv'],
	['text/calendar', 'ics'],
	['application/json', 'json'],
	['application/ld+json', 'jsonld'],
	['application/atom+xml', 'atom'],
	['application/zip', 'zip'],
	['image/svg+xml', 'svg'],
	['image/png', 'png'],
	['font/woff2', 'woff2']
];

/** An example for nginx: a location to be put into a server block. */
function nginxFile(base: string): string {
	const linesOf = (list: typeof headers): readonly string[] =>
		list.map(([name, value]) => `add_header ${name} "${value}" always;`);
	const lines = linesOf(headers);
	const indented = (depth: number, list: readonly string[]): string =>
		list.map((line) => '\t'.repeat(depth) + line).join('\n');
	const types = fileTypes.map(([type, endings]) => `${type} ${endings};`);
	const bare = base === '' ? '' : `location = ${base} { return 301 ${base}/; }\n`;
	return `# Inside a server block; the copy stands in /srv/watch. A location's own add_header hides those around it.
${bare}location ${base}/ {
	alias /srv/watch/;
	index index.html;
	charset utf-8;
	types {
${indented(2, types)}
	}
	charset_types text/plain text/csv text/calendar application/json application/atom+xml;
	etag on;
	gzip on;
	gzip_types text/css text/csv text/javascript text/calendar application/json application/ld+json application/atom+xml image/svg+xml;
	error_page 404 ${base}/404.html;
${indented(1, lines)}
	add_header Cache-Control "no-cache" always;

	location ~ ^${base}/(?!_app/)(.+\\.(?:${OPEN_ENDINGS.join('|')}))$ {
		alias /srv/watch/$1;
${indented(2, [...lines, ...linesOf(open)])}
		add_header Cache-Control "no-cache" always;
	}

	location ^~ ${base}/_app/immutable/ {
		alias /srv/watch/_app/immutable/;
${indented(2, lines)}
		add_header Cache-Control "${LASTING[1]}";
	}
}
`;
}

/** Files for whoever serves a copy. */
export const hostingFiles = (base: string): readonly (readonly [file: string, text: string])[] => [
	['_headers', headersFile(base)],
	['nginx.conf.example', nginxFile(base)]
];
