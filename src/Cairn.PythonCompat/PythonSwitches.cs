namespace Cairn.PythonCompat;

/// <summary>Which forms of Python a service keeps, since when, and until when. Each call adds to the earlier ones.</summary>
public sealed class PythonSwitches
{
    /// <summary>Every switch there is.</summary>
    internal const PythonCompat All = (PythonCompat)((1 << 29) - 1);

    private const PythonCompat Both =
        PythonCompat.Floats | PythonCompat.MemberNames | PythonCompat.BigIntegers | PythonCompat.Dates | PythonCompat.Decimals | PythonCompat.Enums
        | PythonCompat.MediaTypes | PythonCompat.ContentLength | PythonCompat.AllowedMethods | PythonCompat.ErrorBodies | PythonCompat.StrictSlashes
        | PythonCompat.CaseSensitivePaths | PythonCompat.RawPaths | PythonCompat.QueryValues | PythonCompat.LenientValues | PythonCompat.CookieValues
        | PythonCompat.CookieFields | PythonCompat.Redirects | PythonCompat.HeaderBytes | PythonCompat.RequestLimits;

    private const PythonCompat FlaskOnly =
        PythonCompat.SortedKeys | PythonCompat.AsciiEscapes | PythonCompat.TrailingNewline | PythonCompat.NotANumber | PythonCompat.HeadRequests
        | PythonCompat.OptionsRequests | PythonCompat.ReasonPhrases;

    private readonly Dictionary<PythonCompat, PythonBridge> _dates = [];

    internal PythonSwitches(PythonStyle style)
    {
        Style = style;
        Active = DefaultsOf(style);
    }

    /// <summary>The framework whose forms are kept.</summary>
    public PythonStyle Style { get; }

    /// <summary>The switches that are on, unless a route says otherwise.</summary>
    /// <value>The default is every form that an untouched service of this <see cref="Style"/> has.</value>
    public PythonCompat Active { get; private set; }

    /// <summary>The longest answer that is held back to be put in form, in bytes. A longer one is sent as it is, and the log says so.</summary>
    /// <value>The default is 1,048,576 (1 MiB).</value>
    public int BufferLimitBytes { get; private set; } = 1024 * 1024;

    /// <summary>Turns switches on.</summary>
    /// <param name="switches">Which.</param>
    /// <returns>This, for chaining.</returns>
    public PythonSwitches Enable(PythonCompat switches)
    {
        Active |= switches;
        return this;
    }

    /// <summary>Turns switches off: this form has been left behind.</summary>
    /// <param name="switches">Which.</param>
    /// <returns>This, for chaining.</returns>
    public PythonSwitches Disable(PythonCompat switches)
    {
        Active &= ~switches;
        return this;
    }

    /// <summary>Turns every switch off, so that only routes turn some on.</summary>
    /// <returns>This, for chaining.</returns>
    public PythonSwitches DisableAll() => Disable(All);

    /// <summary>Dates switches, for the scorecard: a bridge has a day on which it goes.</summary>
    /// <param name="switches">Which.</param>
    /// <param name="since">The day from which on the service has the form.</param>
    /// <param name="target">The day by which it is to be gone.</param>
    /// <returns>This, for chaining.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="target"/> is before <paramref name="since"/>.</exception>
    public PythonSwitches Date(PythonCompat switches, DateOnly since, DateOnly target)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(target, since);
        foreach (var one in Each(switches))
        {
            _dates[one] = new PythonBridge(one, since, target);
        }

        return this;
    }

    /// <summary>Sets <see cref="BufferLimitBytes"/>.</summary>
    /// <param name="limitBytes">The limit, in bytes, at least 1.</param>
    /// <returns>This, for chaining.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limitBytes"/> is below 1.</exception>
    public PythonSwitches Buffer(int limitBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limitBytes, 1);
        BufferLimitBytes = limitBytes;
        return this;
    }

    internal static PythonCompat DefaultsOf(PythonStyle style) => style == PythonStyle.Flask ? Both | FlaskOnly : Both | PythonCompat.Utf8Text;

    internal static IEnumerable<PythonCompat> Each(PythonCompat switches) =>
        Enum.GetValues<PythonCompat>().Where(one => one != PythonCompat.None && switches.HasFlag(one));

    internal IEnumerable<PythonBridge> Bridges(PythonCompat switches) =>
        Each(switches).Select(one => _dates.TryGetValue(one, out var dated) ? dated : new PythonBridge(one, null, null));
}
