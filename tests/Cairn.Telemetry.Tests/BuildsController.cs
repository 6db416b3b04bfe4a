using Microsoft.AspNetCore.Mvc;

namespace Cairn.Telemetry.Tests;

/// <summary>Two actions on a conventional route and one with a route of its own.</summary>
public sealed class BuildsController : ControllerBase
{
    public string List() => Request.Method;

    public string Latest(int id) => $"{Request.Method} {id}";

    [HttpGet("by-attribute/{id:int}")]
    public string ByAttribute(int id) => $"{Request.Method} {id}";
}
