using System.Globalization;
using BuildStatus;
using Microsoft.Extensions.Diagnostics.HealthChecks;

// main.py: read the settings, wire everything up, serve.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
var app = Service.Create(args);
app.Logger.LogInformation("Serving builds of {0}", app.Configuration["Service:Team"]);
app.Run();
