using Cairn.Caching.Redis.Resp;

namespace Cairn.Caching.Redis.Connections;

/// <summary>What a link tells. None of them may block or throw.</summary>
/// <param name="Connected">A connection is ready. Nothing is sent on it before this returns.</param>
/// <param name="Lost">It has ended.</param>
/// <param name="Pushed">The server sent something unasked. Later replies wait until this returns.</param>
internal sealed record LinkEvents(Action<RedisSession> Connected, Action Lost, Action<RespValue> Pushed);
