// The printable pages carry no other script; without this one the browser's own menu prints them.
for (const button of document.querySelectorAll('[data-print]')) {
	button.hidden = false;
	button.addEventListener('click', () => print());
}
addEventListener('keydown', (event) => {
	if (event.key === 'p' && !event.ctrlKey && !event.metaKey && !event.altKey) print();
});
