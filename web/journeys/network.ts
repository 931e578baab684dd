import type { Page, WebSocketRoute } from 'playwright-core';

/** A page's network, which can be cut as a pulled cable cuts it: requests fail, sockets end, new ones do not open. */
export class Network {
  #isCut = false;
  #sockets = new Set<WebSocketRoute>();

  /** Before the page opens its first socket: a browser that is told to be offline leaves sockets alone. */
  async watch(page: Page): Promise<void> {
    await page.routeWebSocket('**/api/live', (socket) => {
      if (this.#isCut) {
        void socket.close({ code: 4000 });
        return;
      }
      this.#sockets.add(socket);
      socket.connectToServer();
    });
  }

  async cut(page: Page): Promise<void> {
    this.#isCut = true;
    await page.context().setOffline(true);
    for (const socket of this.#sockets) await socket.close({ code: 4000 });
    this.#sockets.clear();
  }

  async mend(page: Page): Promise<void> {
    this.#isCut = false;
    await page.context().setOffline(false);
  }
}
