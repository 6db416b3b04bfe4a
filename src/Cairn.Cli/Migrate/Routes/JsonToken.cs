using System.Text.Json;

namespace Cairn.Cli.Migrate.Routes;

/// <summary>A token and where it stands, in bytes. <see cref="Name"/> is that of a member, else null.</summary>
internal readonly record struct JsonToken(JsonTokenType Kind, int Start, int End, string? Name);
