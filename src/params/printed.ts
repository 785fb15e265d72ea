/** Endings of a briefing's files that take a browser to make. */
export const match = (format: string): format is 'pdf' | 'docx' => format === 'pdf' || format === 'docx';
