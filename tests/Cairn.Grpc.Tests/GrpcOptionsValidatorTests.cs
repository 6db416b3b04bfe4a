namespace Cairn.Grpc.Tests;

public sealed class GrpcOptionsValidatorTests
{
    [Fact]
    public void The_defaults_are_valid() =>
        Assert.True(new GrpcOptionsValidator().Validate(null, new GrpcOptions()).Succeeded);

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var options = new GrpcOptions
        {
            Port = 65536,
            DefaultDeadline = TimeSpan.Zero,
            MaxDeadline = TimeSpan.Zero,
            DrainGrace = TimeSpan.FromSeconds(-1),
            MaxReceiveMessageBytes = 0,
            MaxErrorDetailBytes = -1,
            HealthPeriod = TimeSpan.Zero,
        };

        var faults = new GrpcOptionsValidator().Validate(null, options).Failures!.ToList();

        Assert.Equal(7, faults.Count);
        Assert.Contains("'Cairn:Grpc:DrainGrace' is -00:00:01. It must be between zero and one hour. Use 00:00:05.", faults);
    }
}
