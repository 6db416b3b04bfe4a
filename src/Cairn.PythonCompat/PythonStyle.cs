namespace Cairn.PythonCompat;

/// <summary>The Python framework whose wire form a service keeps.</summary>
public enum PythonStyle
{
    /// <summary>Flask 2.2 (Werkzeug 2.2) behind gunicorn.</summary>
    Flask,

    /// <summary>FastAPI 0.92 (Starlette 0.26, pydantic 1.10) behind uvicorn.</summary>
    FastApi,
}
