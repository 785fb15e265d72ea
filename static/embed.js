// What an embed needs beside its markup: it tells the page around it how tall it is, and follows the watch while it is
// seen. Without this script it is a picture of the moment.
const embed = document.querySelector('main.embed');

function tellHeight() {
	// The height is no secret, whoever holds the frame.
	parent.postMessage({ type: 'alignment-watch-height', height: Math.ceil(embed.offsetHeight) }, '*');
}

/** In milliseconds: before it is tried again where the server has no room for another stream. */
const LATER = 60_000;
let source = null;
let timer = 0;
let seen = true;

const say = (word) => {
	const place = embed.querySelector('.state');
	if (place && place.textContent !== word) place.textContent = word;
};

/** The same address anew, put in the place of what is shown. */
async function bringUp(state) {
	const answer = await fetch(location.href, { cache: 'no-cache' });
	if (!answer.ok) return;
	const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
	const next = page.querySelector('main.embed');
	if (next === null) return;
	embed.replaceChildren(...next.childNodes);
	embed.dataset.state = state;
	document.title = page.title;
	say('live');
}

function heard({ data }) {
	const { digest, day, folder } = JSON.parse(data);
	const state = `${digest ?? ''} ${day} ${folder}`;
	if (state === embed.dataset.state) say('live');
	else bringUp(state).catch(() => say('reconnecting'));
}

function close() {
	clearTimeout(timer);
	source?.close();
	source = null;
}

function turn() {
	if (document.hidden || !seen) close();
	else if (source === null) open();
}

function open() {
	source = new EventSource('/api/live');
	source.addEventListener('state', heard);
	source.addEventListener('error', () => {
		say('reconnecting');
		if (source?.readyState !== EventSource.CLOSED) return;
		close();
		timer = setTimeout(turn, LATER);
	});
}

if (embed !== null) {
	new ResizeObserver(tellHeight).observe(embed);
	if (embed.dataset.state !== undefined) {
		document.addEventListener('visibilitychange', turn);
		// Browsers hold few lines to one server: an embed that is scrolled away lets its own go.
		new IntersectionObserver(([entry]) => {
			seen = entry?.isIntersecting ?? true;
			turn();
		}).observe(embed);
	}
}
