/** The beginning of a file, decoded so that every byte is a letter: enough to tell what it is. */
export interface FileHead {
	/** Without a byte-order mark and leading blanks. */
	readonly text: string;
	readonly isJson: boolean;
	readonly isXml: boolean;
}

/** Of the first bytes of a file; 8 KiB are enough. */
export function fileHead(bytes: Uint8Array): FileHead {
	const text = new TextDecoder('windows-1252').decode(bytes).replace(/^ï»¿/, '').trimStart();
	return { text, isJson: /^[[{]/.test(text), isXml: text.startsWith('<') };
}
