import type { Watch } from '#parse';

/** A request for a data file; its parameters are in the address. */
export interface FileRequest {
	readonly locals: App.Locals;
	readonly url: URL;
}

export interface WatchFileRequest extends FileRequest {
	readonly watch: Watch;
}
