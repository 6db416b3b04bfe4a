namespace Cairn.Analyzers;

/// <summary>Keys that the OpenTelemetry semantic conventions have renamed.</summary>
internal static class TelemetryKeys
{
    /// <summary>The key of today; several, with <c>' or '</c> or <c>' and '</c> between them, where the meaning decides.</summary>
    public static IReadOnlyDictionary<string, string> Renamed { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["code.filepath"] = "code.file.path",
        ["code.lineno"] = "code.line.number",
        ["db.cassandra.table"] = "db.collection.name",
        ["db.mongodb.collection"] = "db.collection.name",
        ["db.name"] = "db.namespace",
        ["db.operation"] = "db.operation.name",
        ["db.sql.table"] = "db.collection.name",
        ["db.statement"] = "db.query.text",
        ["db.system"] = "db.system.name",
        ["deployment.environment"] = "deployment.environment.name",
        ["http.client_ip"] = "client.address",
        ["http.flavor"] = "network.protocol.version",
        ["http.host"] = "server.address' and 'server.port",
        ["http.method"] = "http.request.method",
        ["http.request_content_length"] = "http.request.body.size",
        ["http.response_content_length"] = "http.response.body.size",
        ["http.scheme"] = "url.scheme",
        ["http.server_name"] = "server.address",
        ["http.status_code"] = "http.response.status_code",
        ["http.target"] = "url.path' and 'url.query",
        ["http.url"] = "url.full",
        ["http.user_agent"] = "user_agent.original",
        ["messaging.operation"] = "messaging.operation.type",
        ["net.host.ip"] = "network.local.address",
        ["net.host.name"] = "server.address",
        ["net.host.port"] = "server.port",
        ["net.peer.ip"] = "network.peer.address",
        ["net.peer.name"] = "server.address' or 'client.address",
        ["net.peer.port"] = "server.port' or 'client.port",
        ["net.protocol.name"] = "network.protocol.name",
        ["net.protocol.version"] = "network.protocol.version",
        ["net.sock.host.addr"] = "network.local.address",
        ["net.sock.host.port"] = "network.local.port",
        ["net.sock.peer.addr"] = "network.peer.address",
        ["net.sock.peer.port"] = "network.peer.port",
        ["net.transport"] = "network.transport' and 'network.type",
        ["vcs.repository.change.id"] = "vcs.change.id",
        ["vcs.repository.change.title"] = "vcs.change.title",
        ["vcs.repository.ref.name"] = "vcs.ref.head.name",
        ["vcs.repository.ref.revision"] = "vcs.ref.head.revision",
        ["vcs.repository.ref.type"] = "vcs.ref.head.type",
    };
}
