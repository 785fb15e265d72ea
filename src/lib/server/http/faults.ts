import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import type { Log } from '../running/log.ts';

const isErrno = (fault: unknown): boolean =>
	fault instanceof Error && 'errno' in fault && 'code' in fault && typeof fault.code === 'string';

// The library that reads requests gives no errno with its own.
const hangUps: readonly string[] = ['ECONNRESET', 'EPIPE', 'ECANCELED', 'ERR_STREAM_PREMATURE_CLOSE'];

/** Readers go away in the middle of an answer all the time. */
const isHungUp = (fault: unknown): boolean =>
	fault instanceof Error && 'code' in fault && hangUps.includes(String(fault.code));

/** Ends an answer that can't be given: with 500 and the id while nothing is sent, else by cutting it off. */
function giveUp(request: IncomingMessage, response: ServerResponse, fault: unknown, log: Log): void {
	if (isHungUp(fault)) {
		response.destroy();
		return;
	}
	const id = log.fault(`${request.method ?? ''} ${request.url ?? ''}`, fault);
	if (response.headersSent || response.destroyed) {
		response.destroy();
		return;
	}
	response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
	response.end(
		`500 Internal Server Error\n\nSomething went wrong on our side. It is in the server’s log under ${id}.\n`
	);
}

/**
 * Answers with `act`, and keeps to this one answer whatever goes wrong with it: a throw, a rejection, an error of the
 * connection, or of a file that is being sent (it is piped by a library that doesn't listen).
 */
export function answerSafely(
	request: IncomingMessage,
	response: ServerResponse,
	log: Log,
	act: () => unknown
): void {
	const fail = (fault: unknown): void => giveUp(request, response, fault, log);
	const hear = (fault: unknown): void => {
		if (!isHungUp(fault)) log.fault(`${request.method ?? ''} ${request.url ?? ''}`, fault);
	};
	request.on('error', hear);
	response.on('error', hear);
	response.on('pipe', (source: Readable) => source.on('error', fail));
	new Promise((resolve) => resolve(act())).catch(fail);
}

/**
 * The last resort of a server. A rejection or an error of the disk or the net that nobody has heard is logged, and other
 * readers are served on; any other exception may have left things half done: it is logged, and `stop` ends the program
 * after the running answers.
 */
export function guardProcess(log: Log, stop: () => void): void {
	process.on('unhandledRejection', (fault) => log.fault('nobody waited for this', fault));
	process.on('uncaughtException', (fault) => {
		log.fault('nobody caught this', fault);
		if (!isErrno(fault)) stop();
	});
}
