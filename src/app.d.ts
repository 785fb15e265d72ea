declare global {
	namespace App {
		interface Error {
			message: string;
			/** Under which the details stand in the server's log. */
			id?: string;
		}
	}
}

export {};
