/** What is wrong with the environment, in words; the program can't start on it. */
export class SettingsError extends Error {}
