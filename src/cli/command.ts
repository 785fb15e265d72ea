import type { Command } from 'commander';
import type { ExitCode } from './terminal.ts';

/** Begins a command with what every one takes (`--watch`, `--json`); its own options and its act are added to it. */
export type AddCommand = (name: string, description: string) => Command;

/** Takes what the process is to end with. */
export type Done = (code: ExitCode) => void;
