import type { StartedReply } from '../../api/candidate-contract';
import { startWithPaper } from './start-with-paper';

const REST = { session: { id: 's' }, responses: [], serverTime: 't' } as unknown as StartedReply;
const PAPER = { sections: [] };
const held = (open: jest.Mock, hash = 'h') => ({ hash, open });

const server = () => {
  const asked: (string | null)[] = [];
  return {
    asked,
    start: async (paper: string | null): Promise<StartedReply> => {
      asked.push(paper);
      return paper === 'h' ? { ...REST, paperKey: 'k' } : { ...REST, paper: PAPER };
    },
  };
};

describe('starting', () => {
  it('opens the sealed paper on the device with the key from the reply', async () => {
    const { asked, start } = server();
    const open = jest.fn().mockResolvedValue(PAPER);
    expect(await startWithPaper(start, { held: held(open) })).toEqual({ ...REST, paper: PAPER });
    expect(open).toHaveBeenCalledWith('k');
    expect(asked).toEqual(['h']);
  });

  it('takes the paper from the reply when the device holds none or another one', async () => {
    const { asked, start } = server();
    const open = jest.fn();
    expect(await startWithPaper(start)).toEqual({ ...REST, paper: PAPER });
    expect(await startWithPaper(start, { held: held(open, 'older') })).toEqual({ ...REST, paper: PAPER });
    expect(open).not.toHaveBeenCalled();
    expect(asked).toEqual([null, 'older']);
  });

  it('requests the whole paper when the sealed one does not open', async () => {
    const { asked, start } = server();
    const open = jest.fn().mockRejectedValue(new Error('OperationError'));
    const onSpoilt = jest.fn();
    expect(await startWithPaper(start, { held: held(open), onSpoilt })).toEqual({ ...REST, paper: PAPER });
    expect(asked).toEqual(['h', null]);
    expect(onSpoilt.mock.calls).toEqual([['h']]);
  });
});
