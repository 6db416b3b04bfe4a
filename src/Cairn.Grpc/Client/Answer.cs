using System.IO.Pipelines;
using Cairn.Grpc.Wire;

namespace Cairn.Grpc.Client;

/// <summary>The messages of an answer, and how they are compressed.</summary>
internal sealed record Answer(PipeReader Body, MessageEncoding Encoding);
