/** Asks the database something, perhaps more than once, and turns the driver's errors into words. */
export type Asking = <T>(question: () => Promise<T>) => Promise<T>;
