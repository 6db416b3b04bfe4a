namespace Cairn.Caching.Redis;

/// <summary>Who the service is to Redis.</summary>
/// <param name="User">The user of the access control list; <see langword="null"/> for <c>default</c>.</param>
/// <param name="Password">The password, or a token in its place.</param>
public sealed record RedisCredentials(string? User, string Password)
{
    /// <summary>Tells the user, never the password.</summary>
    /// <returns>The name of the user.</returns>
    public override string ToString() => User ?? "default";
}
