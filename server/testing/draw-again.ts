import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import type { PaperDocument } from '../../shared/paper/paper-document.ts';
import { RenderingPool } from '../rendering/rendering-pool.ts';

// Draws the paper that comes in as JSON in a process of its own, and says what it drew and in which zone.
const paper = JSON.parse(await text(process.stdin)) as PaperDocument;
const pool = new RenderingPool();
const drawn = await pool.render(paper);
await pool.close();
if ('refused' in drawn) throw new Error(`refused: ${JSON.stringify(drawn)}`);
const sha256 = createHash('sha256').update(drawn.bytes).digest('hex');
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
process.stdout.write(JSON.stringify({ sha256, fontsSha256: drawn.fontsSha256, zone }));
