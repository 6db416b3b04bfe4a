using System.Runtime.CompilerServices;
using Cairn.Grpc.Endpoints;
using Cairn.Grpc.Reflection.V1;
using Google.Protobuf.Reflection;

namespace Cairn.Grpc.Reflection;

using Request = ServerReflectionRequest.MessageRequestOneofCase;

/// <summary>The method of <c>grpc.reflection.v1.ServerReflection</c>. That of v1alpha has the same bytes, and is answered by the same code.</summary>
internal sealed class ReflectionService(GrpcRoutes routes)
{
    public const string Method = "ServerReflectionInfo";

    private readonly Lazy<DescriptorIndex> _index = new(() => new DescriptorIndex(routes.Services)); // at the first call all is mapped

    public async IAsyncEnumerable<ServerReflectionResponse> AnswerAsync(
        IAsyncEnumerable<ServerReflectionRequest> requests,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var request in requests.WithCancellation(cancellationToken))
        {
            var response = Answer(request);
            response.ValidHost = request.Host;
            response.OriginalRequest = request;
            yield return response;
        }
    }

    private ServerReflectionResponse Answer(ServerReflectionRequest request) => request.MessageRequestCase switch
    {
        Request.ListServices => ListOf(_index.Value.Services),
        Request.FileByFilename => FilesOf(_index.Value.FindFile(request.FileByFilename), request.FileByFilename),
        Request.FileContainingSymbol => FilesOf(_index.Value.FindSymbol(request.FileContainingSymbol), request.FileContainingSymbol),
        Request.FileContainingExtension => FilesOf(
            _index.Value.FindExtension(request.FileContainingExtension.ContainingType, request.FileContainingExtension.ExtensionNumber),
            request.FileContainingExtension.ContainingType),
        Request.AllExtensionNumbersOfType => NumbersOf(request.AllExtensionNumbersOfType),
        _ => Fault(GrpcStatusCode.InvalidArgument, "The request asks for nothing that is known."),
    };

    private static ServerReflectionResponse ListOf(IEnumerable<string> services)
    {
        var list = new ListServiceResponse();
        list.Service.AddRange(services.Select(service => new ServiceResponse { Name = service }));
        return new ServerReflectionResponse { ListServicesResponse = list };
    }

    private static ServerReflectionResponse FilesOf(FileDescriptor? file, string asked)
    {
        if (file is null)
        {
            return Fault(GrpcStatusCode.NotFound, $"'{asked}' is not known.");
        }

        var files = new FileDescriptorResponse();
        files.FileDescriptorProto.AddRange(DescriptorIndex.WithDependencies(file));
        return new ServerReflectionResponse { FileDescriptorResponse = files };
    }

    private ServerReflectionResponse NumbersOf(string type)
    {
        if (_index.Value.FindExtensionNumbers(type) is not { } numbers)
        {
            return Fault(GrpcStatusCode.NotFound, $"'{type}' is not known.");
        }

        var response = new ExtensionNumberResponse { BaseTypeName = type };
        response.ExtensionNumber.AddRange(numbers);
        return new ServerReflectionResponse { AllExtensionNumbersResponse = response };
    }

    private static ServerReflectionResponse Fault(GrpcStatusCode code, string message) =>
        new() { ErrorResponse = new ErrorResponse { ErrorCode = (int)code, ErrorMessage = message } };
}
