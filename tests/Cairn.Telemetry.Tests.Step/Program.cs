using Cairn;
using Cairn.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddCairnTelemetry();
builder.Services.AddCairnInheritedTrace();

using var host = builder.Build();
await host.StartAsync();

var run = new PipelineRunDescription { Pipeline = "android-presubmit", RunId = args[0] };
using (var task = host.Services.GetRequiredService<PipelineTelemetry>().StartTask(run, new PipelineTaskDescription { Name = "package" }))
{
    task.Complete(PipelineResult.Success);
}

await host.StopAsync();
