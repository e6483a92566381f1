import { RequestOrigin } from './request-origin';

describe('from where a request comes', () => {
  it("is known of the person who sends it alone, also when another's request is worked on meanwhile", async () => {
    const origin = new RequestOrigin();
    const addressIn = (staffId: string, address: string) =>
      new Promise<(string | null)[]>((resolve) => {
        origin.follow(address, () => {
          origin.belongsTo(staffId);
          setImmediate(() => resolve([origin.addressOf(staffId), origin.addressOf('another'), origin.addressOf(null)]));
        });
      });
    const [one, two] = await Promise.all([addressIn('staff-1', '192.0.2.1'), addressIn('staff-2', '192.0.2.2')]);
    expect(one).toEqual(['192.0.2.1', null, null]);
    expect(two).toEqual(['192.0.2.2', null, null]);
  });

  it('is not known outside of a request, nor before anybody is known to send it', () => {
    const origin = new RequestOrigin();
    expect(origin.addressOf('staff-1')).toBeNull();
    origin.follow('192.0.2.1', () => expect(origin.addressOf('staff-1')).toBeNull());
  });
});
