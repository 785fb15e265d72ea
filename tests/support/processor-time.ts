/** How long this process has worked, in milliseconds: what else a busy machine does meanwhile doesn't count. */
export function processorTime(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1_000;
}
