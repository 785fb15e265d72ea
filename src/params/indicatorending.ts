import { DATA_FILES } from '#present';

/** Endings under which an indicator's page can be downloaded. */
export const match = (ending: string): ending is (typeof DATA_FILES.indicator)[number] =>
	DATA_FILES.indicator.some((one) => one === ending);
