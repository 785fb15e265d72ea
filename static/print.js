// The printable pages carry no other script; without this one the browser's own menu prints them.
for (const button of document.querySelectorAll('[data-print]')) {
	button.hidden = false;
	button.addEventListener('click', () => print());
}
addEventListener('keydown', (event) => {
	if (event.key === 'p' && !event.ctrlKey && !event.metaKey && !event.altKey) print();
});

// At the head and foot of every printed page; the page's own markup may hold no such style.
const handling = document.querySelector('.handling')?.textContent;
if (handling)
	document.documentElement.style.setProperty(
		'--handling',
		`"${handling.replaceAll(/["\\\n]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`
	);

// Files that the server takes a while to make: one at a time, with how long it has been at it. Without this script they
// are plain links.
const making = document.querySelector('[data-making]');
const madeLinks = [...document.querySelectorAll('a[data-make]')];
let busy = false;

function say(text) {
	if (making) making.textContent = text;
}

function save(blob, name) {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(blob);
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function make(link) {
	const began = Date.now();
	const tell = () =>
		say(`The server is making ${link.textContent.trim()}: ${Math.round((Date.now() - began) / 1000)} s`);
	tell();
	const clock = setInterval(tell, 1000);
	try {
		const answer = await fetch(link.href, { headers: { accept: 'application/json, */*;q=0.5' } });
		if (answer.ok) {
			save(await answer.blob(), link.download);
			say(`${link.download} is saved.`);
		} else {
			const { message } = await answer.json().catch(() => ({}));
			say(message ?? `The server answered ${answer.status}. Try again in a minute.`);
		}
	} catch {
		say('The server can’t be reached. Try again.');
	} finally {
		clearInterval(clock);
	}
}

for (const link of madeLinks)
	link.addEventListener('click', (event) => {
		event.preventDefault();
		if (busy) return;
		busy = true;
		for (const one of madeLinks) one.setAttribute('aria-disabled', 'true');
		void make(link).finally(() => {
			busy = false;
			for (const one of madeLinks) one.removeAttribute('aria-disabled');
		});
	});
