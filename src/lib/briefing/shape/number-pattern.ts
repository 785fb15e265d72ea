/** A briefing's number in full: 64 hexadecimal digits. */
export const SNAPSHOT_NUMBER = /^[0-9a-f]{64}$/;

/** The number or its beginning, of at least eight digits: enough to ask an archive for it. */
export const SNAPSHOT_NUMBER_START = /^[0-9a-f]{8,64}$/;
