using Cairn.Cassettes;

namespace Cairn.Testing.Cassettes;

/// <summary>The exchanges of a cassette, each used once and in order.</summary>
internal sealed class Reel
{
    private readonly Lock _lock = new();
    private readonly List<RecordedExchange> _recordings;
    private readonly List<string> _mismatches = [];
    private readonly Cassette _cassette;
    private readonly CassetteSettings _settings;
    private readonly Redactor _redactor;
    private readonly RequestComparison _comparison;

    public Reel(Cassette cassette, CassetteSettings settings, Redactor redactor)
    {
        _cassette = cassette;
        _settings = settings;
        _redactor = redactor;
        _comparison = new RequestComparison([.. settings.MatchedHeaders], settings.Body);
        _recordings = [.. cassette.Exchanges.Select(exchange => new RecordedExchange(exchange, redactor.Generalize(exchange.Request)))];
    }

    public IReadOnlyList<CassetteExchange> Unused
    {
        get
        {
            lock (_lock)
            {
                return [.. _recordings.Where(recording => !recording.IsUsed).Select(recording => recording.Exchange)];
            }
        }
    }

    public CassetteResponse Answer(CassetteRequest asked)
    {
        lock (_lock)
        {
            var general = _redactor.Generalize(asked);
            if (Find(asked, general) is { } found)
            {
                found.IsUsed = true;
                return found.Exchange.Responses[0];
            }

            throw Miss(MismatchText.Of(_cassette, _recordings, general, _comparison));
        }
    }

    /// <summary>Keeps in mind what was asked in vain: the service may catch it.</summary>
    public CassetteMismatchException Miss(string mismatch)
    {
        lock (_lock)
        {
            _mismatches.Add(mismatch);
            return new CassetteMismatchException(mismatch);
        }
    }

    public void Verify(bool allowUnused)
    {
        var unused = allowUnused ? [] : Unused.Select(exchange => $"Exchange {exchange.Sequence} of '{Path.GetFileName(_cassette.Path)}' was not used: {exchange.Request.Method} {exchange.Request.Target}.");
        string[] faults;

        lock (_lock)
        {
            faults = [.. _mismatches, .. unused];
        }

        if (faults.Length > 0)
        {
            throw new CassetteMismatchException(string.Join(Environment.NewLine, faults));
        }
    }

    private RecordedExchange? Find(CassetteRequest asked, CassetteRequest general)
    {
        var alike = Exact(asked) is { Count: > 0 } exact ? exact : _recordings.FindAll(recording => _comparison.AreEqual(recording.General, general));

        return alike.Find(recording => !recording.IsUsed) ?? (_settings.AllowRepeats ? alike.LastOrDefault() : null);
    }

    /// <summary>Masks of one key tell secrets apart; where keys differ, or nobody has recorded this secret, any of the same form will do.</summary>
    private List<RecordedExchange> Exact(CassetteRequest asked)
    {
        if (_cassette.Header.Key != _redactor.KeyId)
        {
            return [];
        }

        var masked = _redactor.Redact(asked);
        return _recordings.FindAll(recording => _comparison.AreEqual(recording.Exchange.Request, masked));
    }
}
