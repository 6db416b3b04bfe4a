using System.Globalization;

namespace Cairn.Logging.Tests.Redaction;

/// <summary>A class that prints a field which nobody sees otherwise.</summary>
public sealed class SampleAccount(string login, string mail)
{
    [Personal]
    private readonly string _mail = mail;

    public string Login { get; } = login;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Login} <{_mail}>");
}
