/**
 * The number of the method that this engine computes by (docs/method.md); it goes up when the same rows would give other
 * figures, or figures that mean something else. A briefing and every `--json` say by which theirs were computed.
 */
export const METHOD = 2;
