using System.Collections.Concurrent;
using Cairn.Cassettes;
using Cairn.Parity.Recording;

namespace Cairn.Parity;

/// <summary>Appends exchanges to a cassette: masked, searched for secrets, and no more of one shape than are of use. Many threads may record.</summary>
public sealed class ExchangeRecorder : IAsyncDisposable
{
    private readonly ConcurrentQueue<UnmaskedSecretException> _refusals = [];
    private readonly CassetteWriter _writer;
    private readonly Redactor _redactor;
    private readonly ShapeSampling _sampling;
    private readonly RecorderSettings _settings;
    private long _recorded;
    private long _passedOver;

    private ExchangeRecorder(CassetteWriter writer, Redactor redactor, ShapeSampling sampling, RecorderSettings settings)
    {
        _writer = writer;
        _redactor = redactor;
        _sampling = sampling;
        _settings = settings;
    }

    /// <summary>How many exchanges were written.</summary>
    public long Recorded => Interlocked.Read(ref _recorded);

    /// <summary>How many were passed over, as there are enough of their shape.</summary>
    public long PassedOver => Interlocked.Read(ref _passedOver);

    /// <summary>Exchanges that were not written because they hold a secret in a place that no rule masks.</summary>
    public IReadOnlyList<UnmaskedSecretException> Refusals => [.. _refusals];

    /// <summary>What was cut off from the end of an earlier recording, in a sentence; <see langword="null"/> when nothing was.</summary>
    public string? TornEnd => _writer.TornEnd;

    internal TimeProvider Clock => _settings.Clock;

    /// <summary>Makes a cassette, or goes on with one.</summary>
    /// <param name="path">The file, <c>*.cassette.jsonl</c>.</param>
    /// <param name="service">The name of the recorded service.</param>
    /// <param name="recorder">What records: <c>proxy</c>, or a name of the recorder's own.</param>
    /// <param name="settings">How it is recorded.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The recorder.</returns>
    /// <exception cref="InvalidOperationException">The existing cassette was recorded with other rules or another key.</exception>
    /// <exception cref="CassetteFormatException">The existing cassette is corrupt.</exception>
    /// <exception cref="IOException">The file cannot be written, or another recorder has it open.</exception>
    public static async Task<ExchangeRecorder> OpenAsync(string path, string service, string recorder, RecorderSettings settings, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(settings);

        var redactor = settings.Redactor();
        var writer = await CassetteWriter.OpenAsync(path, new CassetteHeader { Service = service, Recorder = recorder }, redactor, cancellationToken);
        var sampling = new ShapeSampling(settings.SamplesPerShape);
        foreach (var exchange in (await Cassette.LoadAsync(path, cancellationToken)).Exchanges)
        {
            sampling.Admits(exchange);
        }

        return new ExchangeRecorder(writer, redactor, sampling, settings);
    }

    /// <summary>Records an exchange, unless there are enough of its kind. A secret in it is kept in mind, and thrown when the recorder is disposed of.</summary>
    /// <param name="exchange">The exchange; without a session, it gets one from its credentials.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when the exchange is on the disk.</returns>
    public async Task RecordAsync(CassetteExchange exchange, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(exchange);

        var named = exchange with { Session = SessionName.Of(_redactor.Redact(exchange.Request)) ?? exchange.Session, Direction = _settings.IsOutbound ? "out" : exchange.Direction };
        if (!_sampling.Admits(named))
        {
            Interlocked.Increment(ref _passedOver);
            return;
        }

        try
        {
            await _writer.AppendAsync(named, cancellationToken);
            Interlocked.Increment(ref _recorded);
        }
        catch (UnmaskedSecretException refusal)
        {
            _refusals.Enqueue(refusal);
        }
    }

    /// <summary>Closes the cassette.</summary>
    /// <returns>A task that ends when the file is closed.</returns>
    /// <exception cref="UnmaskedSecretException">An exchange was refused. The others are in the cassette.</exception>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        if (_refusals.TryPeek(out var refusal))
        {
            throw refusal;
        }
    }
}
