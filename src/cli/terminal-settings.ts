import { settingsOf, SettingsError, type Settings } from '#server/settings.ts';
import { type Terminal, UsageFault } from './terminal.ts';

/** The settings of the environment; those that can't be used are wrong usage. */
export function settingsFor({ env }: Terminal): Settings {
	try {
		return settingsOf(env);
	} catch (error) {
		if (error instanceof SettingsError)
			throw new UsageFault('environment', 'settings that can be used', error.message);
		throw error;
	}
}
