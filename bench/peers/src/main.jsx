import { createRoot } from 'react-dom/client';
import { App } from './app.jsx';

const figures = await (await fetch('/figures.json')).json();
createRoot(document.getElementById('root')).render(<App figures={figures} />);
