using Cairn.Migration.Routing;

namespace Cairn.Cli.Migrate.Routes;

/// <summary>A route of a file.</summary>
/// <param name="Key">Its place in configuration, such as <c>Cairn:Strangler:Routes:0</c>.</param>
/// <param name="Route">What the strangler makes of it.</param>
/// <param name="SetsShadow">Whether the file says how much is copied; without it the state decides.</param>
internal sealed record RoutingLine(string Key, StranglerRoute Route, bool SetsShadow);
