using System.Diagnostics;

namespace Cairn.Grpc.Interop.Tests;

/// <summary>The official interoperability programs as Debian's package ruby-grpc ships them.</summary>
internal static class RubyGrpc
{
    private const string Wrapper = """
        require 'grpc'
        class GRPC::RpcServer
          alias_method :add_anywhere, :add_http2_port
          def add_http2_port(host, credentials)
            puts "PORT #{add_anywhere(host.sub('0.0.0.0', '127.0.0.1'), credentials)}"
            STDOUT.flush
          end
        end
        load ARGV.shift
        """;

    private static readonly Lazy<string?> Gem = new(() => Directory.Exists("/usr/lib")
        ? Directory.EnumerateDirectories("/usr/lib", "rubygems-integration", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2, IgnoreInaccessible = true })
            .SelectMany(folder => Directory.EnumerateDirectories(folder, "grpc-1*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2 }))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "src/ruby/pb/test/client.rb")))
        : null);

    public static string Certificate => TestData("server1.pem");

    public static string Key => TestData("server1.key");

    public static string Authority => TestData("ca.pem");

    /// <summary>The name that the test certificate has.</summary>
    public static string ServerName => "foo.test.google.fr";

    public static Process StartClient(string name, int port, bool tls)
    {
        string[] security = tls
            ? ["--use_tls", "true", "--use_test_ca", "true", "--server_host_override", ServerName]
            : ["--use_tls", "false"];
        return Start([Script("client.rb"), "--server_host", "127.0.0.1", "--server_port", $"{port}", "--test_case", name, .. security]);
    }

    /// <summary>Starts the server on a loopback port of the system's choice; the first line that it writes names it.</summary>
    public static Process StartServer(bool tls) =>
        Start(["-e", Wrapper, Script("server.rb"), "--port", "0", "--use_tls", tls ? "true" : "false"]);

    private static string Script(string name) => Path.Combine(Folder, "src/ruby/pb/test", name);

    private static string TestData(string name) => Path.Combine(Folder, "src/ruby/spec/testdata", name);

    private static string Folder
    {
        get
        {
            Assert.SkipWhen(Gem.Value is null, "ruby-grpc is not installed: apt-get install ruby-grpc.");
            return Gem.Value!;
        }
    }

    private static Process Start(string[] words) =>
        Process.Start(new ProcessStartInfo("/usr/bin/ruby", words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
