/** The system refused a request that the rehearsal needs. */
export class OfficeRefused extends Error {
  constructor(
    what: string,
    readonly status: number,
    text: string,
  ) {
    super(`${what} was answered ${status}: ${text.slice(0, 1000)}`);
  }
}

/** No reply came: the system is down or starting. */
export class OfficeUnreachable extends Error {}

interface Upload {
  fileName: string;
  content: string | Uint8Array<ArrayBuffer>;
  organisationId?: string;
}

interface Sending {
  method: string;
  path: string;
  body?: string | FormData;
  contentType?: string;
}

/** The administrator at the console. It sends few requests, so Node's own client suffices. */
export class StaffClient {
  private sessionCookie = '';
  private credentials: { username: string; password: string } | null = null;

  constructor(private readonly origin: URL) {}

  get cookie(): string {
    return this.sessionCookie;
  }

  /** @throws OfficeRefused, OfficeUnreachable; likewise the other methods */
  async signIn(credentials: { username: string; password: string }): Promise<void> {
    this.credentials = credentials;
    const reply = await this.send({
      method: 'POST',
      path: 'staff/sign-in',
      body: JSON.stringify(credentials),
      contentType: 'application/json',
    });
    this.sessionCookie = reply.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';', 1)[0])
      .join('; ');
  }

  async get<T>(path: string): Promise<T> {
    return (await (await this.send({ method: 'GET', path })).json()) as T;
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    return this.sendJson<T>({ method: 'POST', path, body });
  }

  async put<T>(path: string, body: unknown): Promise<T> {
    return this.sendJson<T>({ method: 'PUT', path, body });
  }

  async upload<T>(path: string, { fileName, content, organisationId }: Upload): Promise<T> {
    const form = new FormData();
    if (organisationId !== undefined) form.append('organisationId', organisationId);
    form.append('file', new Blob([content]), fileName);
    return (await (await this.send({ method: 'POST', path, body: form })).json()) as T;
  }

  async download(path: string): Promise<Buffer> {
    return Buffer.from(await (await this.send({ method: 'GET', path })).arrayBuffer());
  }

  private async sendJson<T>({ method, path, body }: { method: string; path: string; body: unknown }): Promise<T> {
    const reply = await this.send({ method, path, body: JSON.stringify(body), contentType: 'application/json' });
    const text = await reply.text();
    return (text === '' ? null : JSON.parse(text)) as T;
  }

  /** Signs in again after a 401, because the office may be idle so long during the exam that its sign-in expires. */
  private async send(sending: Sending): Promise<Response> {
    const reply = await this.sendOnce(sending);
    const signsIn = sending.path === 'staff/sign-in';
    if (reply.status === 401 && !signsIn && this.credentials) {
      await this.signIn(this.credentials);
      return required({ sending, reply: await this.sendOnce(sending) });
    }
    return required({ sending, reply });
  }

  private async sendOnce({ method, path, body, contentType }: Sending): Promise<Response> {
    const headers = {
      ...(contentType && { 'Content-Type': contentType }),
      ...(this.sessionCookie && { Cookie: this.sessionCookie }),
    };
    return fetch(new URL(`/api/v1/${path}`, this.origin), { method, body, headers }).catch((error: Error) => {
      throw new OfficeUnreachable(`${method} ${path} was not answered`, { cause: error });
    });
  }
}

async function required({ sending, reply }: { sending: Sending; reply: Response }): Promise<Response> {
  if (!reply.ok) throw new OfficeRefused(`${sending.method} ${sending.path}`, reply.status, await reply.text());
  return reply;
}
