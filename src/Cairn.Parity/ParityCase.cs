using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Cairn.Cassettes;
using Cairn.Parity.Comparison;
using Cairn.Parity.Replay;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;

namespace Cairn.Parity;

/// <summary>
/// A recorded exchange as a test case. Its name is stable; test frameworks that know <see cref="IParsable{TSelf}"/> find, run and rerun each case by itself.
/// </summary>
public sealed class ParityCase : IParsable<ParityCase>, IFormattable
{
    private readonly ParityCassette _cassette;
    private readonly ParitySettings _settings;

    internal ParityCase(ParityCassette cassette, CassetteExchange exchange, ParitySettings settings)
    {
        _cassette = cassette;
        _settings = settings;
        Exchange = exchange;
    }

    /// <summary>The exchange.</summary>
    public CassetteExchange Exchange { get; }

    /// <summary>Makes a case of what <see cref="ToString(string?, IFormatProvider?)"/> gives.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used.</param>
    /// <returns>The case.</returns>
    /// <exception cref="FormatException">There is no such case.</exception>
    public static ParityCase Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var parsed) ? parsed : throw new FormatException($"'{s}' names no recorded exchange.");

    /// <summary>Makes a case of what <see cref="ToString(string?, IFormatProvider?)"/> gives.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The case.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out ParityCase result)
    {
        result = null;
        if (s?.Split('|') is not [var number, var path, var rules] || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
        {
            return false;
        }

        result = ParityCassette.Load(path, rules.Length > 0 ? rules : null).FirstOrDefault(found => found.Exchange.Sequence == sequence);
        return result is not null;
    }

    /// <summary>The same case, replayed otherwise: with the key or the rules of redaction of the recording, another level, or credentials.</summary>
    /// <param name="configure">Changes how it is replayed.</param>
    /// <returns>The case.</returns>
    public ParityCase With(Action<ParitySettings> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);

        var settings = new ParitySettings();
        configure(settings);
        return new ParityCase(_cassette, Exchange, settings);
    }

    /// <summary>
    /// Makes ids repeatable, and lets the calls that the service makes be answered by what was recorded of them (<c>dir: out</c>). Pass it to the services of the
    /// test host.
    /// </summary>
    /// <param name="services">The services of the application under test.</param>
    public void Seed(IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);

        services.RemoveAll<Func<Guid>>().AddSingleton<Func<Guid>>(new SeededIds(Exchange.At).Next);
        if (_cassette.Outbound is { Count: > 0 } outbound)
        {
            var redactor = _settings.Redactor();
            services.PostConfigureAll<HttpClientFactoryOptions>(options => options.HttpMessageHandlerBuilderActions.Add(builder =>
            {
                builder.PrimaryHandler.Dispose();
                builder.PrimaryHandler = new OutboundReplay(outbound, redactor);
            }));
        }
    }

    /// <summary>Asks the service under test what the old one was asked; first whatever that session asked before.</summary>
    /// <param name="client">Calls it; it has a base address and follows no redirects.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How the answers compare.</returns>
    /// <exception cref="InvalidOperationException">The cassette was recorded with other rules of redaction.</exception>
    public async Task<ParityResult> AskAsync(HttpClient client, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);

        _settings.VerifyRules(_cassette.Cassette);
        var asking = new Asking(client, _settings.Headers.AsReadOnly(), _settings.Clock);
        var session = new SessionReplay(_cassette.SessionOf(Exchange), asking);
        foreach (var earlier in session.Exchanges.TakeWhile(exchange => exchange.Sequence < Exchange.Sequence))
        {
            await session.AskAsync(earlier, cancellationToken);
        }

        return Judge().Judged(Exchange, await session.AskAsync(Exchange, cancellationToken), Exchange.At);
    }

    /// <summary>The stable name of the case.</summary>
    /// <returns>Number, route and status, such as <c>0017 GET /builds/{id} 200</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Exchange.Sequence:0000} {RouteName.Of(Exchange)} {Exchange.Responses[0].Status}");

    /// <summary>What <see cref="Parse"/> makes the case of again.</summary>
    /// <param name="format">Not used.</param>
    /// <param name="formatProvider">Not used.</param>
    /// <returns>Number, cassette and rules.</returns>
    public string ToString(string? format, IFormatProvider? formatProvider) => string.Create(CultureInfo.InvariantCulture, $"{Exchange.Sequence}|{_cassette.Path}|{_cassette.RulesPath}");

    private Judge Judge()
    {
        var redactor = _settings.Redactor();
        var rules = _cassette.Rules.InForce(DateOnly.FromDateTime(_settings.Clock.GetUtcNow().UtcDateTime));
        return new Judge(new ParityComparer(rules, _settings.Level), new AnswerMask(redactor, redactor.KeyId == _cassette.Cassette.Header.Key), new RuleWitness());
    }
}
