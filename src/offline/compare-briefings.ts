import { parseSnapshotFile } from '#briefing';
import { comparisonOf, endOfRecord, type ComparedEnd, type ComparisonView } from '#present';

/** A briefing's file as a published copy has it: its number, and its text. */
interface BriefingFile {
	readonly id: string;
	readonly text: string;
}

function endOf({ id, text }: BriefingFile): ComparedEnd {
	const { value } = parseSnapshotFile(text);
	if (value?.id !== id) throw new Error(`the file of briefing ${id.slice(0, 8)} holds something else.`);
	return endOfRecord(id, value.record);
}

/** Compares two briefings by their files, as the server does; throws words for the reader where one is something else. */
export const comparedFiles = (from: BriefingFile, to: BriefingFile): ComparisonView =>
	comparisonOf(endOf(from), endOf(to));
