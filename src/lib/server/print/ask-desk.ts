import { error } from '@sveltejs/kit';
import { handedOver } from '../handover.ts';
import { NoChromium } from './chromium.ts';
import { DeskBusy, openPrintDesk, ReaderBusy, TookTooLong, type PrintDesk } from './print-desk.ts';
import type { Printer } from './print-pdf.ts';

let opened: PrintDesk | null = null;

function deskOfServer(): PrintDesk {
	opened ??= openPrintDesk(async () =>
		(await import('./print-pdf.ts')).startPrinter(handedOver().settings.chromiumPath)
	);
	return opened;
}

/** Whom a request comes from, as far as it can be told; behind a proxy, whom the proxy names. */
function readerOf(request: Request, address: string): string {
	const { userHeader } = handedOver().settings;
	const named = ['x-forwarded-for', userHeader].map((name) =>
		(request.headers.get(name) ?? '').slice(0, 200)
	);
	return [address, ...named].join('\n');
}

/** Has a file made for a request; what stands in the way is the answer, in words: 429, 501 or 503. */
export async function askDesk<T>(
	event: { readonly request: Request; readonly getClientAddress: () => string },
	act: (printer: Printer) => Promise<T>
): Promise<T> {
	try {
		return await deskOfServer().print(readerOf(event.request, event.getClientAddress()), act);
	} catch (fault) {
		if (fault instanceof ReaderBusy)
			error(429, { message: 'The server is making a file for you already. Wait for it, then ask again.' });
		if (fault instanceof DeskBusy)
			error(503, {
				message: 'So many files are being made that it would take too long. Try again in a minute.'
			});
		if (fault instanceof TookTooLong)
			error(503, {
				message: 'The file took too long to make. Try again; the page prints from the browser as well.'
			});
		if (fault instanceof NoChromium)
			error(501, {
				message:
					'This server has no Chromium to print with (CHROMIUM_PATH). Print the page from the browser instead, or save it as one file (.html).'
			});
		throw fault;
	}
}
