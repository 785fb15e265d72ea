/** What of the dashboard another page can show. */
export const match = (part: string): part is 'verdict' | 'scale' | 'history' =>
	part === 'verdict' || part === 'scale' || part === 'history';
