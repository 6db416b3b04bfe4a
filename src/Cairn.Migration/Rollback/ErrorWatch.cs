using Cairn.Migration.Routing;

namespace Cairn.Migration.Rollback;

/// <summary>Counts what both sides of a route answer, over the last minute, and tells when the candidate is worse than it may be.</summary>
internal sealed class ErrorWatch(RollbackRule rule, TimeProvider clock)
{
    private const int Slots = 6;
    private static readonly TimeSpan SlotLength = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly ErrorSlot[] _slots = new ErrorSlot[Slots];
    private RolledBack? _inForce;

    /// <summary>The rollback in force, if there is one, and whether one has ended that nobody has been told of.</summary>
    public (RolledBack? InForce, bool HasEnded) Look()
    {
        lock (_lock)
        {
            if (_inForce is not { } rollback || clock.GetUtcNow() < rollback.Until)
            {
                return (_inForce, false);
            }

            _inForce = null;
            Array.Clear(_slots); // what led to it is no evidence against the next attempt
            return (null, true);
        }
    }

    /// <summary>Counts an answer.</summary>
    /// <returns>The rollback that it has brought about.</returns>
    public RolledBack? Add(Side side, bool isError)
    {
        lock (_lock)
        {
            CurrentSlot().Add(side, isError);
            if (_inForce is not null || side is Side.Legacy || Delta() is not { } delta || delta <= rule.MaxErrorDelta)
            {
                return null;
            }

            var now = clock.GetUtcNow();
            return _inForce = new RolledBack(now, now + rule.For, delta);
        }
    }

    private ref ErrorSlot CurrentSlot()
    {
        var number = clock.GetTimestamp() / (clock.TimestampFrequency * (long)SlotLength.TotalSeconds);
        ref var slot = ref _slots[number % Slots];
        if (slot.Number != number)
        {
            slot = new ErrorSlot { Number = number };
        }

        return ref slot;
    }

    private double? Delta()
    {
        var oldest = clock.GetTimestamp() / (clock.TimestampFrequency * (long)SlotLength.TotalSeconds) - Slots;
        var recent = _slots.Where(slot => slot.Number > oldest).ToList();
        var (candidate, legacy) = (recent.Sum(slot => slot.Candidate), recent.Sum(slot => slot.Legacy));
        if (candidate < rule.MinSamples)
        {
            return null;
        }

        var usual = legacy == 0 ? 0 : (double)recent.Sum(slot => slot.LegacyErrors) / legacy;
        return (double)recent.Sum(slot => slot.CandidateErrors) / candidate - usual;
    }
}
