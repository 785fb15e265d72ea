import { describe, expect, it } from 'vitest';
import { recognise } from '#import';
import type { ImportBlock } from '#parse';
import { codes, harvestOf, valuesOf } from '../importing.ts';

const myanmar = (format: string, more: object = {}): ImportBlock => ({
	format,
	programme: 'Myanmar',
	...more
});
const formatOf = (text: string): string | null => recognise(new TextEncoder().encode(text)).format;
/** Whether entries are counted right, the file is known by its beginning, and half of it is refused. */
async function check(
	text: string,
	format: string,
	expected: Record<string, number>,
	block = myanmar(format)
): Promise<void> {
	expect(formatOf(text)).toBe(format);
	expect(
		valuesOf(await harvestOf(text, block, expected['2026-01-05'] === undefined ? null : '2026-01-05'))
	).toEqual(expected);
	const cut = await harvestOf(text.slice(0, text.length - 12), block, '2026-01-05');
	expect(codes(cut)).toEqual(['import/truncated']);
}

describe('lists of sanctions, each entry once, with the list’s own date', () => {
	it('the United Nations', async () => {
		const entry = (kind: string, id: number, type: string): string =>
			`<${kind}><DATAID>${id}</DATAID><FIRST_NAME>A</FIRST_NAME><UN_LIST_TYPE>${type}</UN_LIST_TYPE><${kind}_ALIAS><DATAID>9</DATAID></${kind}_ALIAS></${kind}>`;
		const xml = `<?xml version="1.0"?><CONSOLIDATED_LIST xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" dateGenerated="2026-08-14T23:00:04.744Z"><INDIVIDUALS>${entry('INDIVIDUAL', 1, 'DPRK')}${entry('INDIVIDUAL', 2, 'DRC')}</INDIVIDUALS><ENTITIES>${entry('ENTITY', 3, 'DPRK')}${entry('ENTITY', 3, 'DPRK')}</ENTITIES></CONSOLIDATED_LIST>`;
		await check(xml, 'un-list', { '2026-08-14': 2 }, { format: 'un-list', programme: 'DPRK' });
		expect(codes(await harvestOf(xml, myanmar('un-list')))).toEqual(['import/no-match']);
	});
	it('the United Kingdom, as XML and CSV', async () => {
		const entry = (id: string, kind: string, regime = 'The Myanmar (Sanctions) Regulations 2021'): string =>
			`<Designation><LastUpdated>14/04/2026</LastUpdated><UniqueID>${id}</UniqueID><Names><Name><Name6>X</Name6></Name><Name><Name6>Y</Name6></Name></Names><RegimeName>${regime}</RegimeName><IndividualEntityShip>${kind}</IndividualEntityShip></Designation>`;
		const xml = `<?xml version="1.0" encoding="utf-8"?><Designations xmlns:xsi="x"><DateGenerated>02/09/2026</DateGenerated>${entry('MYA0001', 'Individual')}${entry('MYA0002', 'Entity')}${entry('MYA0003', 'Ship')}${entry('RUS0001', 'Entity', 'The Russia (Sanctions) (EU Exit) Regulations 2019')}</Designations>`;
		await check(xml, 'uk-list', { '2026-09-02': 2 });
		const csv =
			'Report Date: 08-Oct-2026\nLast Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name type,Regime Name,Designation Type\n' +
			[
				'MYA0001,1,,A,Primary Name,Myanmar,Individual',
				'MYA0001,1,,B,Alias,Myanmar,Individual',
				'MYA0002,2,,C,Primary Name,Myanmar,Entity',
				'RUS0001,3,,D,Primary Name,Russia,Entity'
			]
				.map((row) => `04/08/2026,${row}\n`)
				.join('');
		await check(csv, 'uk-list', { '2026-10-08': 2 });
		expect(
			codes(await harvestOf(csv.replace('Myanmar,Entity', 'Myanmar,Train'), myanmar('uk-list')))
		).toEqual(['import/unknown-kind']);
	});
	it('Switzerland: without those taken off, and without what modifications repeat', async () => {
		const target = (id: number, set: number, inner: string): string =>
			`<target ssid="${id}"><sanctions-set-id>${set}</sanctions-set-id>${inner}<individual><identity/></individual></target>`;
		const modified = (type: string, date: string, inner = ''): string =>
			`<modification modification-type="${type}" effective-date="${date}">${inner}</modification>`;
		const xml = `<?xml version="1.0"?><swiss-sanctions-list list-type="whole-list" date="2026-07-30"><sanctions-program ssid="20"><program-key lang="eng">Myanmar</program-key><program-key lang="ger">Myanmar (Burma)</program-key><sanctions-set ssid="200" lang="eng">annex 1</sanctions-set></sanctions-program><sanctions-program ssid="21"><program-key lang="eng">Belarus</program-key><sanctions-set ssid="201" lang="eng">annex 13</sanctions-set></sanctions-program>${target(1, 200, modified('listed', '2021-07-02'))}${target(2, 200, modified('amended', '2023-01-01', '<removed><target ssid="7"><sanctions-set-id>200</sanctions-set-id></target></removed>') + modified('listed', '2021-07-02'))}${target(3, 200, modified('de-listed', '2024-05-05') + modified('listed', '2021-07-02'))}${target(4, 201, '')}<target ssid="5"><sanctions-set-id>200</sanctions-set-id><object object-type="vessel"/></target></swiss-sanctions-list>`;
		await check(xml, 'swiss-list', { '2026-07-30': 2 });
		await check(xml, 'swiss-list', { '2026-07-30': 1 }, myanmar('swiss-list', { kinds: ['vessel'] }));
		const part = xml.replace('whole-list', 'amendment');
		expect(codes(await harvestOf(part, myanmar('swiss-list')))).toEqual(['import/wrong-list']);
	});
	it('Canada, as XML and CSV, whose date must be given', async () => {
		const record = (country: string, item: number, inner: string): string =>
			`<record><Country>${country}</Country><Schedule>1</Schedule><Item>${item}</Item>${inner}</record>`;
		const xml = `<?xml version="1.0"?><data-set>${record('Myanmar / Myanmar', 1, '<LastName>A</LastName><GivenName>B</GivenName>')}${record('Myanmar / Myanmar', 2, '<Entity>C</Entity>')}${record('Myanmar / Myanmar', 3, '<EntityOrShip>S</EntityOrShip><ShipIMONumber>9123456</ShipIMONumber>')}${record('Iran / Iran', 1, '<Entity>D</Entity>')}</data-set>`;
		await check(xml, 'canada-list', { '2026-01-05': 2 });
		const csv =
			'Country,Item,Schedule,LastName,GivenName,Aliases,DateOfBirth,Entity,Title,DateOfListing\nMyanmar,12,1,A,B,,1970-03-12,,Colonel,2022-03-04\nMyanmar,13,1,,,,,ALPHA TRADING LLC,,2022-03-04\nIran,,,,,,,,,\n';
		expect(formatOf(csv)).toBe('canada-list');
		expect(valuesOf(await harvestOf(csv, myanmar('canada-list'), '2026-01-05'))).toEqual({ '2026-01-05': 2 });
		expect(codes(await harvestOf(csv, myanmar('canada-list')))).toEqual(['import/no-date']);
	});
	it('Australia: names under a letter are no entries of their own', async () => {
		const csv = `Reference,Name of Individual or Entity,Type,Name Type,Alias Strength,Committees,Control Date\n8577,A,Individual,Primary Name,,Autonomous (Myanmar),2/2/26\n8577a,A2,Individual,Original Script,,Autonomous (Myanmar),2/2/26\n8578,B,Entity,Primary Name,,Autonomous (Myanmar),2/2/26\n9001,C,Entity,Primary Name,,Autonomous (Iran),2/2/26\n`;
		expect(formatOf(csv)).toBe('australia-list');
		expect(valuesOf(await harvestOf(csv, myanmar('australia-list'), '2026-01-05'))).toEqual({
			'2026-01-05': 2
		});
	});
	it('the US Consolidated Screening List, one list of it or all', async () => {
		const csv = `_id,source,entity_number,type,programs,name\na1,Specially Designated Nationals (SDN) - Treasury Department,1,Individual,BURMA-EO14014; GLOMAG,A\na2,Specially Designated Nationals (SDN) - Treasury Department,2,Entity,BURMA-EO14014,B\na3,Non-SDN Menu-Based Sanctions List (NS-MBS List) - Treasury Department,3,Entity,BURMA-EO14014,C\na4,Entity List (EL) - Bureau of Industry and Security,,,,D\n`;
		const block = { format: 'us-screening-list', programme: 'BURMA-EO14014' };
		expect(formatOf(csv)).toBe('us-screening-list');
		expect(valuesOf(await harvestOf(csv, block, '2026-01-05'))).toEqual({ '2026-01-05': 3 });
		expect(
			valuesOf(await harvestOf(csv, { ...block, programme: 'SDN: BURMA-EO14014' }, '2026-01-05'))
		).toEqual({ '2026-01-05': 2 });
	});
	it('the European Union’s real layout, a row for each name', async () => {
		const header =
			'fileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_UnitedNationId;Entity_DesignationDate;Entity_DesignationDetails;Entity_Remark;Entity_SubjectType;Entity_SubjectType_ClassificationCode;Entity_Regulation_Type;Entity_Regulation_OrganisationType;Entity_Regulation_PublicationDate;Entity_Regulation_EntryIntoForceDate;Entity_Regulation_NumberTitle;Entity_Regulation_Programme;Entity_Regulation_PublicationUrl;NameAlias_LastName';
		const row = (id: number, type: string, code: string, programme: string): string =>
			`05/08/2026;${id};EU.27.28;;;;(note);${type};${code};regulation;commission;2003-07-08;2003-07-07;1210/2003 (OJ L169);${programme};http://x;Name\n`;
		const csv = `\ufeff${header}\n${row(13, 'P', 'person', 'MMR')}${row(13, 'P', 'person', 'MMR')}${row(14, 'E', 'enterprise', 'MMR')}${row(15, 'P', 'person', 'IRQ')}`;
		await check(csv, 'eu-list', { '2026-08-05': 2 }, { format: 'eu-list', programme: 'MMR' });
	});
	it('the European Union’s XML: an entry under the programme of each of its regulations', async () => {
		const entry = (id: number, code: string, type: string, programme: string): string =>
			`<sanctionEntity designationDetails="" unitedNationId="" euReferenceNumber="EU.${id}.1" logicalId="${id}"><remark>R</remark><regulation regulationType="regulation" organisationType="commission" publicationDate="2022-02-21" entryIntoForceDate="2022-02-21" numberTitle="2022/238 (OJ L40)" programme="${programme}" logicalId="9"><publicationUrl>http://x</publicationUrl></regulation><subjectType code="${code}" classificationCode="${type}"/><nameAlias wholeName="A" strong="true" logicalId="7"><regulationSummary regulationType="regulation" publicationDate="2022-02-21" numberTitle="n" publicationUrl="u"/></nameAlias><nameAlias wholeName="B" logicalId="8"/></sanctionEntity>`;
		const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-08-05T16:47:04.449+02:00" globalFileId="184961">${entry(13, 'person', 'P', 'MMR')}${entry(14, 'enterprise', 'E', 'MMR')}${entry(15, 'enterprise', 'E', 'MMR')}${entry(16, 'person', 'P', 'IRQ')}</export>`;
		await check(xml, 'eu-list', { '2026-08-05': 3 }, { format: 'eu-list', programme: 'MMR' });
		await check(
			xml,
			'eu-list',
			{ '2026-08-05': 2 },
			{ format: 'eu-list', programme: 'MMR', kinds: ['entity'] }
		);
		const shuffled = xml.replace(/<sanctionEntity[\s\S]*<\/sanctionEntity>/, (all) =>
			all
				.split('</sanctionEntity>')
				.reverse()
				.slice(1)
				.map((one) => `${one}</sanctionEntity>`)
				.join('')
		);
		const block = { format: 'eu-list', programme: 'MMR' };
		expect(valuesOf(await harvestOf(shuffled, block))).toEqual({ '2026-08-05': 3 });
		expect(
			codes(
				await harvestOf(
					xml.replace('code="person" classificationCode="P"', 'code="ship" classificationCode="S"'),
					block
				)
			)
		).toEqual(['import/unknown-kind']);
		expect(codes(await harvestOf(xml.replace('logicalId="14"', 'logicalId=""'), block))).toContain(
			'import/no-id'
		);
	});
	it('OFAC’s advanced form: programmes stand with the entries, kinds with the parties', async () => {
		const party = (id: number, sub: number): string =>
			`<DistinctParty FixedRef="${id}"><Profile ID="${id}" PartySubTypeID="${sub}"><Identity><Alias><DocumentedName/></Alias></Identity></Profile></DistinctParty>`;
		const entry = (id: number, programme: string, list = 1550): string =>
			`<SanctionsEntry ID="9${id}" ProfileID="${id}" ListID="${list}"><EntryEvent><Comment/></EntryEvent><SanctionsMeasure SanctionsTypeID="1705"><Comment/></SanctionsMeasure><SanctionsMeasure SanctionsTypeID="1"><Comment>${programme}</Comment></SanctionsMeasure></SanctionsEntry>`;
		const xml = `<?xml version="1.0"?><Sanctions xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML"><DateOfIssue CalendarTypeID="1"><Year>2026</Year><Month>5</Month><Day>21</Day></DateOfIssue><ReferenceValueSets><ListValues><List ID="1550">SDN List</List><List ID="91">Consolidated List</List></ListValues><PartySubTypeValues><PartySubType ID="1" PartyTypeID="4">Vessel</PartySubType><PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType><PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType></PartySubTypeValues><PartyTypeValues><PartyType ID="1">Individual</PartyType><PartyType ID="2">Entity</PartyType></PartyTypeValues><SanctionsTypeValues><SanctionsType ID="1">Program</SanctionsType><SanctionsType ID="1705">Block</SanctionsType></SanctionsTypeValues></ReferenceValueSets><DistinctParties>${party(1, 4)}${party(2, 3)}${party(3, 1)}${party(4, 3)}</DistinctParties><SanctionsEntries>${entry(1, 'BURMA-EO14014')}${entry(2, 'BURMA-EO14014')}${entry(3, 'BURMA-EO14014')}${entry(4, 'CUBA')}</SanctionsEntries></Sanctions>`;
		const block = { format: 'ofac', programme: 'BURMA-EO14014' };
		await check(xml, 'ofac', { '2026-05-21': 2 }, block);
		const consolidated = xml.replaceAll('ListID="1550"', 'ListID="91"');
		expect(codes(await harvestOf(consolidated, block))).toEqual(['import/wrong-list']);
	});
	it('OpenSanctions’ nested JSON, a record a line', async () => {
		const line = (id: string, schema: string, country: string, programme: string): string =>
			`${JSON.stringify({ id, caption: 'A "b" {c}', schema, datasets: ['us_ofac_sdn'], last_seen: '2026-03-13T05:41:01', properties: { country: [country], sanctions: [{ id: 's', schema: 'Sanction', properties: { programId: [programme] } }] } })}\n`;
		const json =
			line('a', 'Person', 'mm', 'US-BURMA') +
			line('b', 'Company', 'mm', 'US-BURMA') +
			line('c', 'Person', 'ru', 'US-RUS') +
			line('d', 'Address', 'mm', 'US-BURMA');
		await check(json, 'opensanctions', { '2026-03-13': 2 }, { format: 'opensanctions', country: 'mm' });
		expect(valuesOf(await harvestOf(json, { format: 'opensanctions', programme: 'US-RUS' }))).toEqual({
			'2026-03-13': 1
		});
	});
	it('OpenSanctions’ list of politicians is not its list of sanctions, in either form', async () => {
		const csv =
			'id,schema,name,countries,sanctions,program_ids,dataset,last_seen\nq1,Person,A,mm,,,Every Politician,2026-03-13T05:41:01\n';
		const json = `${JSON.stringify({ id: 'q1', schema: 'Person', datasets: ['everypolitician'], last_seen: '2026-03-13T05:41:01', properties: { country: ['mm'], topics: ['role.pep'] } })}\n`;
		const block = { format: 'opensanctions', country: 'mm' } as const;
		for (const file of [csv, json])
			expect(codes(await harvestOf(file, block))).toEqual(['import/wrong-list']);
		const listed = [csv.replace('mm,,', 'mm,Block - EO14014,'), json.replace('role.pep', 'sanction')];
		for (const file of listed) expect(valuesOf(await harvestOf(file, block))).toEqual({ '2026-03-13': 1 });
	});
	it('an entry without a number, or of two kinds, is an issue', async () => {
		const csv =
			'Reference,Name of Individual or Entity,Type,Name Type,Committees\n,A,Individual,Primary Name,X (Myanmar)\n';
		expect(codes(await harvestOf(csv, myanmar('australia-list'), '2026-01-05'))).toContain('import/no-id');
		const two =
			'Reference,Name of Individual or Entity,Type,Name Type,Committees\n1,A,Individual,Primary Name,X (Myanmar)\n1,A,Entity,Primary Name,X (Myanmar)\n';
		expect(codes(await harvestOf(two, myanmar('australia-list'), '2026-01-05'))).toEqual([
			'import/two-values'
		]);
	});
});
