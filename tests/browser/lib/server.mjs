// The web server as it is deployed (web/nginx.conf), on a free port, with an inbox of its own.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const freePort = () => new Promise((resolve) => {
  const probe = net.createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});

/** @returns {Promise<Server>} a running server; `stop` and `start` are the network going away and coming back. */
export async function serve({ www = process.env.ALONGSIDE_WWW ?? '.build/dist/www' } = {}) {
  const server = new Server(www, await freePort());
  await server.start();
  return server;
}

class Server {
  constructor(www, port) {
    this.www = www;
    this.port = port;
    this.url = `http://localhost:${port}/`;
    this.state = mkdtempSync(join(tmpdir(), 'alongside-server-'));
    this.inbox = join(this.state, 'inbox');
  }

  async start() {
    this.process = spawn('bash', ['.toolchain/serve.sh', this.www, this.state, String(this.port)], { stdio: ['ignore', 'ignore', 'inherit'] });
    const deadline = Date.now() + 10_000;
    while (!await answers(this.port)) {
      if (Date.now() > deadline || this.process.exitCode !== null) throw new Error('the web server did not start');
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }

  async stop() {
    if (!this.process) return;
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGQUIT');
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 1000))]);
    if (this.process.exitCode === null) this.process.kill('SIGKILL');
    this.process = null;
  }

  /** Packs that arrived, as { name, bytes }. */
  packs() {
    return readdirSync(this.inbox).map((name) => ({ name, bytes: readFileSync(join(this.inbox, name)) }));
  }

  async remove() {
    await this.stop();
    rmSync(this.state, { recursive: true, force: true });
  }
}

const answers = (port) => new Promise((resolve) => {
  const probe = net.connect(port, '127.0.0.1');
  probe.once('connect', () => { probe.destroy(); resolve(true); });
  probe.once('error', () => resolve(false));
});
