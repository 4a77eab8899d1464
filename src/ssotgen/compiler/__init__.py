"""The whole compiler: project, plug-ins, build."""
