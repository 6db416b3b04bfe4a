using Cairn.Grpc.Reflection.V1;
using Cairn.Grpc.Tests.Service;
using Google.Protobuf.Reflection;

namespace Cairn.Grpc.Tests.Reflection;

public sealed class ReflectionTests
{
    [Theory]
    [InlineData("v1")]
    [InlineData("v1alpha")]
    public async Task The_services_are_listed(string version)
    {
        var response = await AskAsync(version, new ServerReflectionRequest { ListServices = "" });

        Assert.Equal(
            ["cairn.tests.Echo", "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection"],
            response.ListServicesResponse.Service.Select(service => service.Name));
    }

    [Theory]
    [InlineData("cairn.tests.Echo")]
    [InlineData("cairn.tests.Echo.Say")]
    [InlineData("cairn.tests.EchoRequest")]
    [InlineData("cairn.tests.EchoRequest.text")]
    public async Task A_symbol_leads_to_its_file(string symbol)
    {
        var response = await AskAsync("v1", new ServerReflectionRequest { FileContainingSymbol = symbol });

        var file = FileDescriptorProto.Parser.ParseFrom(Assert.Single(response.FileDescriptorResponse.FileDescriptorProto));
        Assert.Equal("echo.proto", file.Name);
        Assert.Equal(symbol, response.OriginalRequest.FileContainingSymbol);
    }

    [Fact]
    public async Task What_is_not_known_is_an_error_in_the_stream()
    {
        var response = await AskAsync("v1", new ServerReflectionRequest { FileByFilename = "nothing.proto" });

        Assert.Equal((5, "'nothing.proto' is not known."), (response.ErrorResponse.ErrorCode, response.ErrorResponse.ErrorMessage));
    }

    [Fact]
    public async Task Production_tells_nothing()
    {
        await using var service = await EchoService.StartAsync(setup: host => host.InEnvironment("Production"));
        using var caller = Caller.Of(service);

        var answer = await caller.CallAsync("grpc.reflection.v1.ServerReflection/ServerReflectionInfo", new ServerReflectionRequest { ListServices = "" });

        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.Response.StatusCode);
    }

    private static async Task<ServerReflectionResponse> AskAsync(string version, ServerReflectionRequest request)
    {
        await using var service = await EchoService.StartAsync();
        using var caller = Caller.Of(service);
        var answer = await caller.CallAsync($"grpc.reflection.{version}.ServerReflection/ServerReflectionInfo", request);
        return answer.Only(ServerReflectionResponse.Parser);
    }
}
