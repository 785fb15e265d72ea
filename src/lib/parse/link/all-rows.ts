/** Whether an address asks for all rows of its page's lists, where only the first would be shown: `rows=all`. */
export const wantsAllRows = (query: URLSearchParams): boolean => query.get('rows') === 'all';
