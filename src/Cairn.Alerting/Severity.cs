namespace Cairn.Alerting;

/// <summary>Whether somebody is woken up.</summary>
internal static class Severity
{
    public const string Page = "page";
    public const string Ticket = "ticket";
}
