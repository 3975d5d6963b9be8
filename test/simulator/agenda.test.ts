import fc from 'fast-check';
import { Agenda } from '../../simulator/agenda';

const entries = fc.array(fc.record({ atMs: fc.nat(9), rank: fc.nat(2) }), { maxLength: 60 });

test('gives what is due in the order of instant, rank and entering, whenever it was entered', () => {
  fc.assert(
    fc.property(entries, entries, fc.nat(9), (before, after, nowMs) => {
      const agenda = new Agenda<{ atMs: number; rank: number; serial: number }>();
      const enter = (list: typeof before, from: number) =>
        list.map((each, index) => {
          const entry = { ...each, serial: from + index };
          agenda.enter(entry.atMs, entry.rank, entry);
          return entry;
        });
      const take = (untilMs: number) => {
        const taken = [];
        for (let due = agenda.takeDue(untilMs); due; due = agenda.takeDue(untilMs)) taken.push(due);
        return taken;
      };
      const inOrder = (list: ReturnType<typeof take>) =>
        list.toSorted((a, b) => a.atMs - b.atMs || a.rank - b.rank || a.serial - b.serial);
      const first = enter(before, 0);
      expect(take(nowMs)).toEqual(inOrder(first.filter(({ atMs }) => atMs <= nowMs)));
      const all = [...first.filter(({ atMs }) => atMs > nowMs), ...enter(after, before.length)];
      expect(agenda.nextMs()).toBe(Math.min(Infinity, ...all.map(({ atMs }) => atMs)));
      expect(take(Infinity)).toEqual(inOrder(all));
      expect(agenda.nextMs()).toBe(Infinity);
    }),
  );
});

test('what has become void is never due, wherever it lay', () => {
  fc.assert(
    fc.property(entries, fc.nat(2), (list, voidRank) => {
      const agenda = new Agenda<{ atMs: number; rank: number }>();
      for (const entry of list) agenda.enter(entry.atMs, entry.rank, entry);
      const left = list.filter(({ rank }) => rank !== voidRank);
      const isVoid = ({ rank }: { rank: number }) => rank === voidRank;
      const instants: number[] = [];
      for (let nextMs = agenda.nextMs(isVoid); nextMs < Infinity; nextMs = agenda.nextMs(isVoid)) {
        instants.push(nextMs);
        for (let due = agenda.takeDue(nextMs); due; due = agenda.takeDue(nextMs));
      }
      expect(instants).toEqual([...new Set(left.map(({ atMs }) => atMs))].toSorted((a, b) => a - b));
    }),
  );
});
